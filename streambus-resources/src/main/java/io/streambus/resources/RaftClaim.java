package io.streambus.resources;

import io.streambus.resources.model.RaftLog;
import java.util.Optional;

/**
 * The claim of a Raft volume.
 *
 * @param ordinal of the broker
 * @param log the newest one that may be on the volume; empty where nothing tells
 */
public record RaftClaim(int ordinal, Optional<RaftLog> log) {}
