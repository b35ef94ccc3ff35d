package io.streambus.resources.membership;

import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/**
 * PersistentVolumeClaim of a Raft volume.
 *
 * @param ordinal ordinal of the broker
 * @param log newest Raft epoch that the volume can contain; empty if unknown
 */
public record ClaimEpochs(int ordinal, Optional<RaftEpoch> log) {}
