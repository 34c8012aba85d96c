//! Creates instances, and validates data before it is stored.

use super::InstanceContext;
use super::commit::{Change, random_run};
use crate::declared::FieldAccess;
use crate::encode;
use crate::error::Error;
use crate::id::random_bits;
use crate::record::Record;
use crate::store::CommitStatus;

impl InstanceContext {
    /// Writes the first record. Returns `false` if the instance exists.
    pub(crate) async fn create(&self, data: &dyn FieldAccess) -> Result<bool, Error> {
        let data = encode::by_name(&self.plan.widget.data, data).map_err(Error::store)?;
        let generation = random_bits().map_err(|error| Error::internal(&error.to_string()))?;
        let record = Record::new(generation, &data);
        self.validate_data(&record)?;
        let run = random_run().map_err(Error::store)?;
        let change = Change { record: Some(record), ..Change::default() };
        let status = self.commit(None, change, run).await.map_err(Error::store)?;
        Ok(status != CommitStatus::Conflict)
    }

    /// Rejects data that does not read back: of a type whose `Serialize` and `Deserialize` disagree, or a number such
    /// as `NaN`, which JSON cannot express.
    pub(crate) fn validate_data(&self, record: &Record) -> Result<(), Error> {
        let data = record.data(self.plan).map_err(|error| Error::internal(&error))?;
        data.map(drop).map_err(|fields| {
            let fields = fields.join("`, `");
            Error::internal(&format!("the value of `{fields}` cannot be stored: its JSON does not read back"))
        })
    }
}
