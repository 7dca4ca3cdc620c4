#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::run("xbrl_instance", data));
