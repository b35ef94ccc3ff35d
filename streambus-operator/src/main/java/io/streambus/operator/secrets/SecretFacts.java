package io.streambus.operator.secrets;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * What may be known of a Secret outside of it: nothing of a private key, and of the rest what
 * certificates say in public.
 *
 * @param version resource version of what was read
 * @param controller uid of the object that controls the Secret
 * @param ours whether the label says that the operator made it
 * @param pairs the pairs of a certificate and its key, by {@link PairName}
 */
public record SecretFacts(
    String version,
    Optional<String> controller,
    boolean ours,
    ImmutableMap<PairName, PairFacts> pairs) {

  /** One pair; each key may be absent. */
  public PairFacts pair(PairName name) {
    PairFacts facts = pairs.get(name);
    return facts == null ? new PairFacts(new Entry.Absent<>(), new Entry.Absent<>()) : facts;
  }
}
