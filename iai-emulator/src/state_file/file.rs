//! The state file as a database of redb: a table for each kind of row, and one with the number of the schema.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use redb::backends::FileBackend;
use redb::{
    Builder, Database, DatabaseError, Error, ReadableDatabase, ReadableTable, StorageError,
    TableDefinition, TableError, WriteTransaction,
};

use super::deferred::Deferred;
use super::{Row, StateFileError, Table};

/// Number of the schema. A change of tables or records that an older emulator could not read raises it, and adds a step to
/// [`STEPS`].
pub(super) const SCHEMA: u64 = 1;
/// What brings a file of an older schema to the next one, beginning with that of schema 1.
const STEPS: &[Step] = &[];

pub(super) type Step = fn(&WriteTransaction) -> Result<(), Error>;

/// The first bytes of every database of redb.
const MAGIC: &[u8] = b"redb\x1a\x0a\xa9\x0d\x0a";
/// Memory for pages. More makes nothing faster here.
const CACHE: usize = 16 * 1024 * 1024;
/// Where the number of the schema stands.
const META: TableDefinition<'_, &str, u64> = TableDefinition::new("meta");

impl Table {
    const ALL: [Self; 4] = [Self::Groups, Self::Persons, Self::Jobs, Self::Issued];

    /// Its name in the file.
    fn name(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Persons => "persons",
            Self::Jobs => "jobs",
            Self::Issued => "issued",
        }
    }
}

/// An open state file. No other program can open it meanwhile.
pub(crate) struct StateFile {
    path: PathBuf,
    /// `None` after a failure, when it could not be opened again either.
    database: Option<Database>,
    /// What the database writes to.
    bytes: Option<Deferred>,
    /// A file that is being made: `make` syncs it once.
    is_new: bool,
    #[cfg(test)]
    disk: Option<super::disk::Disk>,
}

impl StateFile {
    /// Opens a state file, or makes one.
    ///
    /// # Errors
    /// It cannot be opened, or is none that this version can use.
    pub(crate) fn open(path: &Path) -> Result<Self, StateFileError> {
        let file = Self::closed(path);
        if is_new(path).map_err(|error| file.io(error))? {
            file.make().map_err(|error| file.io(error))??;
        }
        file.prepared()
    }

    fn closed(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            database: None,
            bytes: None,
            is_new: false,
            #[cfg(test)]
            disk: None,
        }
    }

    /// Makes a file under another name and renames it, so that a program that is killed meanwhile leaves no half of one. Its
    /// owner alone can read it. When another emulator is faster, its file stays.
    fn make(&self) -> io::Result<Result<(), StateFileError>> {
        let folder = folder(&self.path);
        let new = tempfile::Builder::new()
            .prefix(".iai-state-")
            .tempfile_in(folder)?;
        let mut file = Self::closed(new.path());
        file.is_new = true;
        if let Err(error) = file.prepared() {
            return Ok(Err(error));
        }
        new.as_file().sync_all()?;
        match new.persist_noclobber(&self.path) {
            Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(error.error);
            }
            _ => sync(folder)?,
        }
        Ok(Ok(()))
    }

    /// Opens what is on a disk for tests.
    #[cfg(test)]
    pub(crate) fn on(disk: super::disk::Disk) -> Result<Self, StateFileError> {
        Self {
            disk: Some(disk),
            ..Self::closed(Path::new("disk"))
        }
        .prepared()
    }

    fn prepared(mut self) -> Result<Self, StateFileError> {
        self.reopen()?;
        self.prepare(SCHEMA, STEPS)?;
        Ok(self)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it again, after something has failed. It has what was written successfully.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) fn reopen(&mut self) -> Result<(), StateFileError> {
        self.database = None;
        self.bytes = None;
        // Without this check, damage could be taken for a state.
        let mut builder = Builder::new();
        builder.set_check_integrity_on_open(true);
        builder.set_cache_size(CACHE);
        let bytes = self.stored()?;
        let database = builder.create_with_backend(bytes.clone());
        self.database = Some(database.map_err(|error| self.unopened(error))?);
        self.bytes = Some(bytes);
        Ok(())
    }

    /// What the database is to read and write.
    fn stored(&self) -> Result<Deferred, StateFileError> {
        #[cfg(test)]
        if let Some(disk) = &self.disk {
            return Ok(Deferred::new(disk.clone()));
        }
        let file = self.opened().map_err(|error| self.io(error))?;
        let file = FileBackend::new(file).map_err(|error| self.unopened(error))?;
        Ok(match self.is_new {
            true => Deferred::unsynced(file),
            false => Deferred::new(file),
        })
    }

    fn opened(&self) -> io::Result<File> {
        let mut file = OpenOptions::new().read(true).write(true).open(&self.path)?;
        let mut first = Vec::new();
        (&mut file)
            .take(MAGIC.len() as u64)
            .read_to_end(&mut first)?;
        if !first.is_empty() && first != MAGIC {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(file)
    }

    fn io(&self, error: io::Error) -> StateFileError {
        let path = self.path.clone();
        match error.kind() {
            io::ErrorKind::InvalidData => StateFileError::Foreign(path),
            _ => StateFileError::Io(path, error),
        }
    }

    fn unopened(&self, error: DatabaseError) -> StateFileError {
        let path = self.path.clone();
        match error {
            DatabaseError::DatabaseAlreadyOpen => StateFileError::InUse(path),
            DatabaseError::UpgradeRequired(_) => StateFileError::Foreign(path),
            DatabaseError::Storage(StorageError::Io(error)) => self.io_of_database(error),
            error => self.broken(error),
        }
    }

    /// An error of the system; what the database itself finds wrong has no number.
    fn io_of_database(&self, error: io::Error) -> StateFileError {
        let path = self.path.clone();
        match error.raw_os_error() {
            Some(_) => StateFileError::Io(path, error),
            None => StateFileError::Damaged(path, error.to_string()),
        }
    }

    fn broken(&self, error: impl Into<Error>) -> StateFileError {
        match error.into() {
            Error::Io(error) => self.io_of_database(error),
            error => StateFileError::Damaged(self.path.clone(), error.to_string()),
        }
    }

    fn database(&self) -> Result<&Database, StateFileError> {
        let closed = || StateFileError::Unwritten(self.path.clone(), "it is closed".to_owned());
        self.database.as_ref().ok_or_else(closed)
    }

    /// The database for a change: from now on it writes to the file.
    fn changed(&self) -> Result<&Database, Error> {
        let closed = || Error::Io(io::Error::other("it is closed"));
        let (database, bytes) = self
            .database
            .as_ref()
            .zip(self.bytes.as_ref())
            .ok_or_else(closed)?;
        bytes.release()?;
        Ok(database)
    }

    /// Makes the tables of a new file, and brings an old one to this schema.
    pub(super) fn prepare(&self, schema: u64, steps: &[Step]) -> Result<(), StateFileError> {
        let found = self.schema()?;
        match found {
            Some(found) if found > schema => {
                return Err(StateFileError::Newer(self.path.clone(), found));
            }
            Some(found) if found == schema => return Ok(()),
            _ => {}
        }
        let prepared = || -> Result<(), Error> {
            let transaction = self.changed()?.begin_write()?;
            // A database with tables of somebody else is not ours.
            let is_foreign = found.is_none() && transaction.list_tables()?.next().is_some();
            if is_foreign {
                return Err(Error::Io(io::ErrorKind::AlreadyExists.into()));
            }
            let done = usize::try_from(found.unwrap_or(schema)).unwrap_or(usize::MAX);
            for step in steps.iter().skip(done.saturating_sub(1)) {
                step(&transaction)?;
            }
            for table in Table::ALL {
                transaction.open_table(definition(table))?;
            }
            transaction.open_table(META)?.insert("schema", schema)?;
            transaction.commit()?;
            Ok(())
        };
        prepared().map_err(|error| match error {
            Error::Io(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                StateFileError::Foreign(self.path.clone())
            }
            error => self.broken(error),
        })
    }

    fn schema(&self) -> Result<Option<u64>, StateFileError> {
        let database = self.database()?;
        let read = || -> Result<Option<u64>, Error> {
            let meta = match database.begin_read()?.open_table(META) {
                Err(TableError::TableDoesNotExist(_)) => return Ok(None),
                meta => meta?,
            };
            Ok(meta.get("schema")?.map(|schema| schema.value()))
        };
        read().map_err(|error| match error {
            Error::TableTypeMismatch { .. } => StateFileError::Foreign(self.path.clone()),
            error => self.broken(error),
        })
    }

    /// The row that tells how many ids were given; `None` for a new file.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn issued(&self) -> Result<Option<Vec<u8>>, StateFileError> {
        let mut issued = None;
        self.read_table(Table::Issued, |row| {
            issued.clone_from(&row.value);
            Ok(())
        })?;
        Ok(issued)
    }

    /// Reads all groups, persons and jobs, in the order of their numbers.
    ///
    /// # Errors
    /// It cannot be read, or `take` does not take a row.
    pub(crate) fn read(
        &self,
        mut take: impl FnMut(&Row) -> Result<(), &'static str>,
    ) -> Result<(), StateFileError> {
        let tables = [Table::Groups, Table::Persons, Table::Jobs];
        tables
            .into_iter()
            .try_for_each(|table| self.read_table(table, &mut take))
    }

    fn read_table(
        &self,
        table: Table,
        mut take: impl FnMut(&Row) -> Result<(), &'static str>,
    ) -> Result<(), StateFileError> {
        let transaction = self.database()?.begin_read();
        let transaction = transaction.map_err(|error| self.broken(error))?;
        let rows = transaction.open_table(definition(table));
        let rows = rows.map_err(|error| self.broken(error))?;
        let rows = rows.iter().map_err(|error| self.broken(error))?;
        for row in rows {
            let (number, value) = row.map_err(|error| self.broken(error))?;
            let row = Row {
                table,
                number: number.value(),
                value: Some(value.value().to_vec()),
            };
            take(&row).map_err(|misfit| {
                let place = format!("{} {}: {misfit}", table.name(), row.number);
                StateFileError::Damaged(self.path.clone(), place)
            })?;
        }
        Ok(())
    }

    /// Writes rows, all of them or none, and waits until they are on disk.
    ///
    /// # Errors
    /// They could not be written. The file has to be opened again then.
    pub(crate) fn write<'a>(
        &mut self,
        rows: impl Iterator<Item = &'a Row>,
    ) -> Result<(), StateFileError> {
        let written = self.changed().and_then(|database| write(database, rows));
        written.map_err(|error| StateFileError::Unwritten(self.path.clone(), error.to_string()))
    }
}

fn write<'a>(database: &Database, rows: impl Iterator<Item = &'a Row>) -> Result<(), Error> {
    let transaction = database.begin_write()?;
    let mut by_table = Table::ALL.map(|table| (table, Vec::new()));
    for row in rows {
        let place = by_table.iter_mut().find(|(table, _)| *table == row.table);
        place.into_iter().for_each(|(_, rows)| rows.push(row));
    }
    for (table, rows) in by_table {
        if rows.is_empty() {
            continue;
        }
        let mut table = transaction.open_table(definition(table))?;
        for row in rows {
            match &row.value {
                Some(value) => drop(table.insert(row.number, value.as_slice())?),
                None => drop(table.remove(row.number)?),
            }
        }
    }
    transaction.commit()?;
    Ok(())
}

fn definition(table: Table) -> TableDefinition<'static, u64, &'static [u8]> {
    TableDefinition::new(table.name())
}

/// Whether there is no file, or an empty one, such as `mktemp` makes. That is taken away.
fn is_new(path: &Path) -> io::Result<bool> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => {
            std::fs::remove_file(path).map(|()| true)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        found => found.map(|_| false),
    }
}

/// A new file is found after a power cut only if its folder was synced.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    File::open(folder)?.sync_all()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
