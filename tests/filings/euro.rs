//! A US filer's quarterly report, as the SEC has it zipped: inline XBRL with its own schema and linkbases, a year of 52 weeks,
//! dividends each quarter, a buyback.
