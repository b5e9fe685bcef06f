/// The types that the elements of a tensor may have: calls `$macro!` with `$arguments` and one entry for each
/// type. The entry has the name of the type's variant, the type, how it is computed, and its name and
/// documentation as texts.
///
/// All code that has one case for each type is generated from this list. A new type needs its arithmetic, its
/// conversions, a re-export in `lib.rs` and an entry here. The list depends on this crate's features alone,
/// and so an `f16` that another crate switches on is known in all crates above.
#[doc(hidden)]
#[macro_export]
macro_rules! with_element_types {
    ($macro:ident $arguments:tt) => {
        $crate::with_half_types! {
            $macro
            $arguments
            (F32, f32, single, "f32", "`f32`")
            (F64, f64, double, "f64", "`f64`")
        }
    };
}

/// Adds the types of the crate `half` to the list.
#[cfg(feature = "half")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_half_types {
    ($macro:ident $arguments:tt $($entry:tt)*) => {
        $macro! {
            $arguments
            $($entry)*
            (F16, $crate::f16, half, "f16", "IEEE 754's half precision, `f16` of the crate `half`.")
            (Bf16, $crate::bf16, half, "bf16", "An `f32` cut in half, `bf16` of the crate `half`.")
        }
    };
}

/// Leaves the list as it is, without the crate `half`.
#[cfg(not(feature = "half"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_half_types {
    ($macro:ident $arguments:tt $($entry:tt)*) => {
        $macro! { $arguments $($entry)* }
    };
}
