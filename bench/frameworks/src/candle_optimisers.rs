use candle_core_0_10::backprop::GradStore;
use candle_core_0_10::{Device, Tensor, Var};
use candle_nn_0_10::Optimizer;
use candle_optimisers::Momentum;
use candle_optimisers::esgd::{ParamsSGD, SGD};

use crate::numbers::{LR, MOMENTUM};
use crate::{Result, Rival, tensors};

/// candle-optimisers' SGD with momentum.
pub(crate) struct CandleOptimisers {
    sgd: SGD,
    vars: Vec<Var>,
    gradients: GradStore,
}

impl CandleOptimisers {
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
        let settings =
            ParamsSGD { lr: LR, momentum: Some(Momentum::Classical(MOMENTUM)), ..ParamsSGD::default() };
        Ok(Self { sgd: SGD::new(vars.clone(), settings)?, vars, gradients: store })
    }
}

impl Rival for CandleOptimisers {
    fn step(&mut self) -> Result {
        Ok(self.sgd.step(&self.gradients)?)
    }

    fn parameters(&self) -> Result<Vec<f32>> {
        let values: candle_core_0_10::Result<Vec<_>> = self.vars.iter().map(|var| var.to_vec1()).collect();
        Ok(values?.concat())
    }
}
