package io.streambus.resources.membership;

import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/**
 * Raft epoch recorded on the Raft claim of one broker.
 *
 * @param ordinal ordinal of the broker
 * @param raftEpoch newest Raft epoch that the volume can contain; empty if unknown
 */
public record ClaimEpoch(int ordinal, Optional<RaftEpoch> raftEpoch) {}
