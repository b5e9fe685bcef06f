use burn::optim::momentum::MomentumConfig;
use burn::optim::{Optimizer, Sgd, SgdConfig, SgdState};
use burn::tensor::{Device, Tensor, TensorData};

use crate::numbers::{LR, MOMENTUM};
use crate::{Result, Rival, tensors};

/// burn's SGD with momentum and no dampening, on its backend for processors. It is called tensor by tensor,
/// which saves it the walk over a module.
pub(crate) struct Burn {
    sgd: Sgd,
    tensors: Vec<Parameter>,
}

struct Parameter {
    /// `None` only while a step makes the next one.
    value: Option<Tensor<1>>,
    gradient: Tensor<1>,
    state: Option<SgdState<1>>,
}

impl Burn {
    pub(crate) fn new(lengths: &[usize]) -> Self {
        let device = Device::flex();
        let tensor = |values: Vec<f32>| {
            let length = values.len();
            Tensor::from_data(TensorData::new(values, [length]), &device)
        };
        let momentum = MomentumConfig::new().with_momentum(MOMENTUM).with_dampening(0.0);
        Self {
            sgd: SgdConfig::new().with_momentum(Some(momentum)).build(),
            tensors: tensors(lengths)
                .map(|(value, gradient)| Parameter {
                    value: Some(tensor(value)),
                    gradient: tensor(gradient),
                    state: None,
                })
                .collect(),
        }
    }
}

impl Rival for Burn {
    fn step(&mut self) -> Result {
        for Parameter { value, gradient, state } in &mut self.tensors {
            let before = value.take().ok_or("a step did not end")?;
            let (after, next) = self.sgd.step(LR, before, gradient.clone(), state.take());
            (*value, *state) = (Some(after), next);
        }
        Ok(())
    }

    fn parameters(&self) -> Result<Vec<f32>> {
        let mut all = Vec::new();
        for Parameter { value, .. } in &self.tensors {
            let value = value.clone().ok_or("a step did not end")?;
            all.extend(value.into_data().try_to_vec::<f32>().map_err(|error| format!("{error:?}"))?);
        }
        Ok(all)
    }
}
