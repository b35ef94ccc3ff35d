package io.streambus.testkit.invariants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what was seen and who did it. */
final class History {

  private History() {}

  /**
   * The changes in the order of their versions, which is the order in which the server made them.
   * What a watch tells twice, as after a lost connection, counts once.
   */
  static List<Change> of(List<Sighting> sightings, Deeds deeds) {
    Map<String, Fact> facts = new HashMap<>();
    Set<Long> versions = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    sightings.stream()
        .sorted(Comparator.comparingLong(Sighting::version))
        .filter(sighting -> versions.add(sighting.version()))
        .forEach(sighting -> changes.add(change(sighting, facts, deeds)));
    return List.copyOf(changes);
  }

  private static Change change(Sighting sighting, Map<String, Fact> facts, Deeds deeds) {
    Fact fact = sighting.fact();
    String uid = fact.id().uid();
    Optional<Fact> before = Optional.ofNullable(facts.get(uid));
    Optional<Fact> after = sighting.gone() ? Optional.empty() : Optional.of(fact);
    after.ifPresentOrElse(now -> facts.put(uid, now), () -> facts.remove(uid));
    Change change = new Change(sighting.version(), sighting.seen(), Doer.MACHINERY, before, after);
    return change.by(
        change.beginsDeletion()
            ? deeds.ofDeletion(fact.id().kind(), uid)
            : deeds.ofWrite(fact.id().kind(), sighting.version()));
  }
}
