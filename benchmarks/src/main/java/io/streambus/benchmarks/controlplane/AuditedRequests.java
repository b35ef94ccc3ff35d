package io.streambus.benchmarks.controlplane;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import java.time.Instant;
import java.util.Set;

/** Requests of one user, without those that are irrelevant to every measurement. */
public record AuditedRequests(AuditLog log) {

  private static final Set<String> LEADER_ELECTION = Set.of("leases");

  /** Returns the requests since a point in time, except watches and requests for the lease. */
  public Requests since(Instant begin) {
    return new Requests(log.since(begin).filter(AuditedRequests::isRelevant).entries());
  }

  private static boolean isRelevant(AuditEntry entry) {
    return !entry.verb().equals("watch") && !LEADER_ELECTION.contains(entry.resource());
  }
}
