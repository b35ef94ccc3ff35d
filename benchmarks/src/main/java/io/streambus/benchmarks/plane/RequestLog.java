package io.streambus.benchmarks.plane;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import java.time.Instant;
import java.util.Set;

/** The requests of one user, from which those that never matter are left out. */
public record RequestLog(AuditLog log) {

  private static final Set<String> OF_THE_LEADER = Set.of("leases");

  /** Requests since a time, but for watches and the lease. */
  public Requests since(Instant begin) {
    return new Requests(log.since(begin).where(RequestLog::counts).entries());
  }

  private static boolean counts(AuditEntry entry) {
    return !entry.verb().equals("watch") && !OF_THE_LEADER.contains(entry.resource());
  }
}
