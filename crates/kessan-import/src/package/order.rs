//! In which order the files of a filing are read.

use super::FileKind;

/// Sorts documents before taxonomies, tagged ones before others, summaries before attachments and public documents before
/// the auditor's, and then by name, which issuers number.
pub(super) fn rank(path: &str, kind: FileKind) -> (u8, u8, String) {
    let by_kind = match kind {
        FileKind::InlineXbrl => 0,
        FileKind::XbrlJson | FileKind::CompanyFacts => 1,
        FileKind::Html | FileKind::Csv | FileKind::Workbook => 2,
        _ => 3,
    };
    let folder = if path.contains("/Attachment/") || path.contains("AuditDoc/") { 1 } else { 0 };
    (by_kind, folder, path.to_owned())
}
