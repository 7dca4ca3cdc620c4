//! What the release says of a figure is told with its mark and with its source, and statements lead to it.

use super::failure::{Failure, Outcome};
use super::page::Page;

/// The taxes of the half year, in both languages: the bubble has the note, a screen reader hears it, the panel has it with its
/// document, and its figures lead on.
#[tokio::test]
async fn a_note_is_told_with_the_mark_and_the_number_that_it_explains() -> Outcome {
    for (path, line, said, heading, document, figure, caution) in [
        (
            "",
            "Income tax expense",
            "valuation allowance",
            "Commentary from the release, summarized by the editor",
            "Press release of November 13, 2008",
            "Deferred tax benefit, 1H07",
            "Actual results may differ materially",
        ),
        (
            "ja/",
            "法人税等費用",
            "評価性引当金",
            "開示資料の説明（編集者による要約）",
            "2008年11月13日付プレスリリース",
            "繰延税金利益",
            "実際の業績は大きく異なる可能性があり",
        ),
    ] {
        let page = Page::open(path).await?;
        let marks = page.marks("net-income-0").await?;
        let mark =
            marks.iter().find(|mark| mark.title.contains(line)).ok_or_else(|| Failure::new(format!("{marks:?}")))?;
        assert!(mark.said.contains(said), "{}", mark.said);
        page.click_at(mark.middle()).await?;
        page.tells("net-income-0", &mark.title).await?;
        assert!(page.text("#tip .tip-notes").await?.contains(said));
        assert_eq!(
            page.count("[id=note-valuation-allowance]").await?,
            1,
            "the page's own note stays the only one of its id"
        );
        page.click("#tip [data-tip=source]").await?;
        page.becomes(&format!("document.querySelector('.source')?.innerText.includes({heading:?}) ?? false"), true)
            .await?;
        let panel = page.text(".source").await?;
        assert!(panel.contains(said) && panel.contains(document) && panel.contains("L128"), "{panel}");
        page.click(".source li [data-n]").await?;
        page.becomes(&format!("document.querySelector('#source-title').innerText.includes({figure:?})"), true).await?;
        page.click(".source .close").await?;
        // A mark without a note has none of the last one's: the line below the taxes is explained, the one above is not.
        let with = marks.iter().filter(|mark| mark.said.contains(said)).count();
        assert!((1..marks.len()).contains(&with), "{with} of {} marks have the note", marks.len());
        page.read::<String>("location.hash = '#overview?v=1&fact=target+NetIncome+FY08'").await?;
        page.becomes(&format!("document.querySelector('.source')?.innerText.includes({caution:?}) ?? false"), true)
            .await?;
        assert_eq!(page.browser.complaints().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn a_statement_leads_to_the_notes_on_its_lines() -> Outcome {
    let page = Page::open("#statements").await?;
    page.click("#table-income-statement-1h [href='#note-valuation-allowance']").await?;
    let is_in_view = "(({top, bottom}) => top >= 0 && bottom <= innerHeight)(document.querySelector('#note-valuation-allowance').getBoundingClientRect())";
    page.becomes(is_in_view, true).await
}
