//! A trajectory as an Arrow table, exported by the C stream interface.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, RecordBatchIterator};
use arrow_schema::ArrowError;
use korogaru_lab::Trajectory;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The name that the interface fixes.
const NAME: &CStr = c"arrow_array_stream";

/// The columns of [`Trajectory::columns`].
pub(super) fn stream<'py>(py: Python<'py>, trajectory: &Trajectory) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = batch(trajectory).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let schema = batch.schema();
    let batches = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), NAME)
}

fn batch(trajectory: &Trajectory) -> Result<RecordBatch, ArrowError> {
    let names = trajectory.columns();
    let iterations = (0_i64..).take(trajectory.len()).collect::<Int64Array>();
    let mut columns: Vec<Vec<f64>> = vec![Vec::with_capacity(trajectory.len()); names.len() - 1];
    for iteration in 0..trajectory.len() {
        for (column, number) in columns.iter_mut().zip(trajectory.row(iteration)) {
            column.push(number);
        }
    }
    let numbers = columns.into_iter().map(|column| Arc::new(Float64Array::from(column)) as ArrayRef);
    let arrays = std::iter::once(Arc::new(iterations) as ArrayRef).chain(numbers);
    RecordBatch::try_from_iter(names.into_iter().zip(arrays))
}
