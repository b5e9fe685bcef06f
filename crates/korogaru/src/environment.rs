//! What the environment says.

use std::env;
use std::sync::OnceLock;

use crate::{Backend, Error, ErrorKind};

/// The backend that the variable `KOROGARU_BACKEND` names, or the widest where that is not set, or empty; looked up once a
/// process. An [`Optimizer`](crate::Optimizer) asks by itself; this is for whoever updates by `update_borrowed`.
///
/// # Errors
///
/// [`ErrorKind::BackendVariable`] where the variable names none that this machine has.
///
/// ```
/// use korogaru::{Momentum, Optimizer};
///
/// assert_eq!(korogaru::backend(), Optimizer::new(Momentum::default()).backend());
/// ```
pub fn backend() -> Result<Backend, Error> {
    static CHOSEN: OnceLock<Result<Backend, Error>> = OnceLock::new();
    let look_up = || match env::var_os("KOROGARU_BACKEND") {
        Some(value) if !value.is_empty() => {
            let name = value.to_string_lossy();
            Backend::named(&name).map_err(|_| {
                let available = Backend::available().map(Backend::name).collect();
                ErrorKind::BackendVariable { value: name.into_owned(), available }.into()
            })
        }
        _ => Ok(Backend::widest()),
    };
    CHOSEN.get_or_init(look_up).clone()
}
