package io.streambus.resources.membership;

import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/**
 * The claim of a Raft volume.
 *
 * @param ordinal of the broker
 * @param log the newest one that may be on the volume; empty where nothing tells
 */
public record ClaimEpochs(int ordinal, Optional<RaftEpoch> log) {}
