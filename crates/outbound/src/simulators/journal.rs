//! A simulator's memory: one JSON document a line, only ever appended. A line cut short by a kill is dropped at the
//! next start, as if it had never been written; whatever was answered to the product was on the disk before.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    marker::PhantomData,
    path::Path,
    sync::{Mutex, PoisonError},
};

use serde::{Serialize, de::DeserializeOwned};

pub(crate) struct Journal<T> {
    file: Mutex<File>,
    of: PhantomData<fn(T)>,
}

impl<T: Serialize + DeserializeOwned> Journal<T> {
    /// Opens or makes the file and reads what is in it.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Vec<T>)> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut entries = Vec::new();
        let mut whole = 0_u64;
        let mut reader = BufReader::new(&file);
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 {
            let Some(document) = line.strip_suffix('\n') else { break };
            entries.push(serde_json::from_str(document).map_err(io::Error::other)?);
            whole += line.len() as u64;
            line.clear();
        }
        file.set_len(whole)?;
        file.seek(SeekFrom::Start(whole))?;
        Ok((Self { file: Mutex::new(file), of: PhantomData }, entries))
    }

    /// Writes one entry and has it on the disk before returning. Entries are small, so the wait is short.
    pub(crate) fn append(&self, entry: &T) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry).map_err(io::Error::other)?;
        line.push(b'\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&line)?;
        file.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_last_line_is_dropped_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let (journal, entries) = Journal::<u32>::open(&path).unwrap();
        assert!(entries.is_empty());
        journal.append(&1).unwrap();
        journal.append(&2).unwrap();
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"3").unwrap();
        let (journal, entries) = Journal::<u32>::open(&path).unwrap();
        assert_eq!(entries, [1, 2]);
        journal.append(&4).unwrap();
        assert_eq!(Journal::<u32>::open(&path).unwrap().1, [1, 2, 4]);
    }
}
