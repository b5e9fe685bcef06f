use candle_core::backprop::GradStore;
use candle_core::{Device, Tensor, Var};
use candle_nn::{Optimizer, SGD};

use crate::numbers::LR;
use crate::{Result, Rival, tensors};

/// candle's SGD, which has no momentum and therefore does less work than ours.
pub(crate) struct Candle {
    sgd: SGD,
    vars: Vec<Var>,
    gradients: GradStore,
}

impl Candle {
    pub(crate) fn new(lengths: &[usize]) -> Result<Self> {
        let (mut vars, mut gradients) = (Vec::new(), Vec::new());
        for (value, gradient) in tensors(lengths) {
            let length = value.len();
            vars.push(Var::from_vec(value, length, &Device::Cpu)?);
            gradients.push(Tensor::from_vec(gradient, length, &Device::Cpu)?);
        }
        // A store of gradients comes only from a backward pass. Its content can then be replaced.
        let mut store = vars.first().ok_or("no tensors")?.sum_all()?.backward()?;
        for (var, gradient) in vars.iter().zip(gradients) {
            store.insert(var, gradient);
        }
        Ok(Self { sgd: SGD::new(vars.clone(), LR)?, vars, gradients: store })
    }
}

impl Rival for Candle {
    fn step(&mut self) -> Result {
        Ok(self.sgd.step(&self.gradients)?)
    }

    fn parameters(&self) -> Result<Vec<f32>> {
        let values: candle_core::Result<Vec<_>> = self.vars.iter().map(|var| var.to_vec1()).collect();
        Ok(values?.concat())
    }
}
