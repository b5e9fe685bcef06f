use std::collections::BTreeMap;

use ndarray::{Array, CowArray, Dimension};

use crate::{Element, Error, ErrorKind, Optimizer, Tensor};

impl Optimizer {
    /// Makes one update of every array in `params` by the gradient of the same name in `grads`, in place, as
    /// the book's `optimizer.update(params, grads)` does.
    ///
    /// Arrays can have any memory layout. Those that are not in standard layout are copied for the step and
    /// written back. State is in the arrays' logical (row-major) order. A map whose arrays have different
    /// numbers of dimensions, such as a weight and its bias, must be of `ArrayD`.
    ///
    /// # Errors
    ///
    /// As [`step`](Optimizer::step). Also if a gradient is missing, belongs to no parameter, or has another
    /// shape than its parameter.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use korogaru::{Momentum, Optimizer};
    /// use ndarray::{ArrayD, array};
    ///
    /// let map = |w: ArrayD<f64>, b: ArrayD<f64>| {
    ///     BTreeMap::from([("W1".to_owned(), w), ("b1".to_owned(), b)])
    /// };
    /// let mut params = map(ArrayD::zeros(vec![2, 2]), ArrayD::zeros(vec![2]));
    /// let grads = map(array![[1.0, 2.0], [3.0, 4.0]].into_dyn(), array![5.0, 6.0].into_dyn());
    /// let mut optimizer = Optimizer::new(Momentum::new(0.5, 0.9)?);
    /// optimizer.update(&mut params, &grads)?;
    /// assert_eq!(params["W1"], array![[-0.5, -1.0], [-1.5, -2.0]].into_dyn());
    /// assert_eq!(params["b1"], array![-2.5, -3.0].into_dyn());
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    pub fn update<E: Element, D: Dimension>(
        &mut self,
        params: &mut BTreeMap<String, Array<E, D>>,
        grads: &BTreeMap<String, Array<E, D>>,
    ) -> Result<(), Error> {
        check_names_and_shapes(params, grads)?;

        // Arrays that are not in standard layout are replaced by copies that are.
        let mut copies: Vec<Option<Array<E, D>>> = params
            .values()
            .map(|param| (!param.is_standard_layout()).then(|| param.as_standard_layout().into_owned()))
            .collect();
        let gradients: Vec<CowArray<'_, E, D>> =
            grads.values().map(|grad| grad.as_standard_layout()).collect();

        let mut tensors = Vec::with_capacity(params.len());
        for (((name, param), copy), gradient) in params.iter_mut().zip(&mut copies).zip(&gradients) {
            let parameter = copy.as_mut().unwrap_or(param).as_slice_mut().expect("in standard layout");
            tensors.push(Tensor::new(name, parameter, gradient.as_slice().expect("in standard layout")));
        }
        self.step(&mut tensors)?;

        for (param, copy) in params.values_mut().zip(&copies) {
            if let Some(copy) = copy {
                param.assign(copy);
            }
        }
        Ok(())
    }
}

fn check_names_and_shapes<E, D: Dimension>(
    params: &BTreeMap<String, Array<E, D>>,
    grads: &BTreeMap<String, Array<E, D>>,
) -> Result<(), Error> {
    for (name, param) in params {
        let Some(grad) = grads.get(name) else {
            return Err(ErrorKind::MissingGradient { tensor: name.clone() }.into());
        };
        if param.shape() != grad.shape() {
            return Err(ErrorKind::GradientShape {
                tensor: name.clone(),
                expected: param.shape().to_vec(),
                found: grad.shape().to_vec(),
            }
            .into());
        }
    }
    match grads.keys().find(|name| !params.contains_key(*name)) {
        Some(extra) => Err(ErrorKind::ExtraGradient { tensor: extra.clone() }.into()),
        None => Ok(()),
    }
}
