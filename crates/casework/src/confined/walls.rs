//! The walls of Linux: a Landlock domain for files and signals, a seccomp filter for the network and for what has no place
//! in drawing a picture.
//!
//! Both hold for the calling thread and everything it starts, and neither can be lifted. The filter is required; Landlock
//! is younger than some kernels in use, and where it is missing the answer says so.

use std::{collections::BTreeMap, io};

use landlock::{
    ABI, Access, AccessFs, AccessNet, RestrictionStatus, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError,
    RulesetStatus, Scope, path_beneath_rules,
};
use nix::libc;
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

use super::{Room, Strength};

/// What is asked of the kernel; an older one gives what it knows.
const ASKED: ABI = ABI::V6;

/// What every program needs to start, and what drawing letters needs. What is missing on a system is passed over.
const SYSTEM: [&str; 9] = [
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/fonts",
    "/var/cache/fontconfig",
];

/// What is answered with "not permitted": sockets of every family, the ring through which sockets can be had without
/// them, and ways to other processes, keys and mounts.
const FORBIDDEN: [libc::c_long; 30] = [
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    libc::SYS_recvfrom,
    libc::SYS_recvmsg,
    libc::SYS_recvmmsg,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_bpf,
    libc::SYS_userfaultfd,
    libc::SYS_perf_event_open,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_mount,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
];

/// On x86-64 a kernel may offer every call a second time under this bit.
#[cfg(target_arch = "x86_64")]
const SECOND_NUMBERS: Option<i64> = Some(0x4000_0000);
#[cfg(not(target_arch = "x86_64"))]
const SECOND_NUMBERS: Option<i64> = None;

/// Raises both for this thread.
///
/// # Errors
/// What the kernel says where the filter could not be set.
pub(super) fn raise(room: &Room) -> io::Result<Strength> {
    let files = files(room).map_err(io::Error::other)?;
    calls()?;
    Ok(match files.ruleset {
        RulesetStatus::NotEnforced => Strength::NetworkOnly,
        RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced => Strength::Whole,
    })
}

/// Nothing can be opened but the system's own, the program, and its folder.
fn files(room: &Room) -> Result<RestrictionStatus, RulesetError> {
    let reading = AccessFs::from_read(ASKED);
    Ruleset::default()
        .handle_access(AccessFs::from_all(ASKED))?
        .handle_access(AccessNet::from_all(ASKED))?
        .scope(Scope::from_all(ASKED))?
        .create()?
        .add_rules(path_beneath_rules(SYSTEM, reading))?
        .add_rules(path_beneath_rules([&room.program], reading))?
        .add_rules(path_beneath_rules(["/dev/null"], AccessFs::ReadFile | AccessFs::WriteFile))?
        .add_rules(path_beneath_rules(&room.folder, AccessFs::from_all(ASKED)))?
        .restrict_self()
}

fn calls() -> io::Result<()> {
    let second = FORBIDDEN.iter().filter_map(|call| SECOND_NUMBERS.map(|bit| *call | bit));
    // A call without conditions is forbidden whatever its arguments are.
    let rules: BTreeMap<i64, Vec<_>> = FORBIDDEN.into_iter().chain(second).map(|call| (call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let machine = std::env::consts::ARCH.try_into().map_err(io::Error::other)?;
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, machine).map_err(io::Error::other)?;
    let program: BpfProgram = filter.try_into().map_err(io::Error::other)?;
    apply_filter(&program).map_err(io::Error::other)
}
