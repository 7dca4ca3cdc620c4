#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::run("calculator_fields", data));
