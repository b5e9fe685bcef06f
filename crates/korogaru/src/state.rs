use crate::ElementType;
use crate::tensor::Data;

/// The state of one tensor: its slots one after the other, each as long as the tensor.
#[derive(Clone, Debug)]
pub(crate) enum State {
    F32(Vec<f32>),
    F64(Vec<f64>),
}

/// What the optimizer remembers of one tensor.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: Box<str>,
    pub(crate) len: usize,
    pub(crate) state: State,
}

impl Entry {
    /// The entry of a tensor that is seen for the first time: all slots zero.
    pub(crate) fn new(name: &str, data: &Data<'_>, slots: usize) -> Self {
        let len = data.parameter_len();
        let state = match data {
            Data::F32(..) => State::F32(vec![0.0; slots * len]),
            Data::F64(..) => State::F64(vec![0.0; slots * len]),
        };
        Self { name: name.into(), len, state }
    }

    pub(crate) fn element_type(&self) -> ElementType {
        match self.state {
            State::F32(_) => ElementType::F32,
            State::F64(_) => ElementType::F64,
        }
    }
}
