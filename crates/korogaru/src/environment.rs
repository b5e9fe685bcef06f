//! The environment variable of the backend.

use std::env;
use std::sync::OnceLock;

use crate::{Backend, Error, ErrorKind};

/// The backend that the variable `KOROGARU_BACKEND` names, or the widest one if the variable is not set or is
/// empty. The variable is read once in a process. An [`Optimizer`](crate::Optimizer) calls this by itself. A
/// caller of `update_borrowed` calls it to get the same backend.
///
/// # Errors
///
/// [`ErrorKind::BackendVariable`] if the variable names a backend that this machine does not have.
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
