//! Certificates: the issued document.
