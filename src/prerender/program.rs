//! The program of a section that is loaded when it comes near: trunk stages it under a plain name and does not start it.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::Failure;

/// How the line begins that starts a program, for `scripts/programs.js`.
pub const START: &str = "\nexport const start_";

/// Gives the staged `NAME.js` and `NAME_bg.wasm` names with a hash of their content, so that they may be cached for ever,
/// and gives the script a function that starts it, with how its module is to be fetched. The name of the script.
///
/// # Errors
///
/// A file that cannot be read, written or renamed, or a script that is not of the form which wasm-bindgen writes.
pub fn stage(staging: &Path, name: &str) -> Result<String, Failure> {
    let (script, wasm) = (staging.join(format!("{name}.js")), staging.join(format!("{name}_bg.wasm")));
    let fail = |path: &Path, reason: String| Failure { operation: format!("staging {}", path.display()), reason };
    let code = std::fs::read_to_string(&script).map_err(|error| fail(&script, error.to_string()))?;
    let bytes = std::fs::read(&wasm).map_err(|error| fail(&wasm, error.to_string()))?;
    let wasm_name = format!("{name}-{}_bg.wasm", hash(&bytes));
    let old = format!("{name}_bg.wasm");
    if !code.contains(&old) || !code.contains("__wbg_init as default") {
        let reason = format!(
            "found no {old:?} or no default export __wbg_init in it; index.html needs data-bindgen-target=\"web\""
        );
        return Err(fail(&script, reason));
    }
    let start = format!("fetch(new URL('{wasm_name}', import.meta.url), options)");
    let code = code.replace(&old, &wasm_name)
        + &format!("{START}{name} = options => __wbg_init({{ module_or_path: {start} }});\n");
    let script_name = format!("{name}-{}.js", hash(code.as_bytes()));
    std::fs::rename(&wasm, staging.join(wasm_name)).map_err(|error| fail(&wasm, error.to_string()))?;
    std::fs::write(staging.join(&script_name), code).map_err(|error| fail(&script, error.to_string()))?;
    std::fs::remove_file(&script).map_err(|error| fail(&script, error.to_string()))?;
    Ok(script_name)
}

/// Publishes a hand-written script under a name with a hash of its content, which it gives.
///
/// # Errors
///
/// A file that cannot be written.
pub fn publish(staging: &Path, name: &str, code: &str) -> Result<String, Failure> {
    let name = name.replace(".js", &format!("-{}.js", hash(code.as_bytes())));
    std::fs::write(staging.join(&name), code).map_err(|error| Failure {
        operation: format!("writing {}", staging.join(&name).display()),
        reason: error.to_string(),
    })?;
    Ok(name)
}

/// Sixteen hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
