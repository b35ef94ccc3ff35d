package io.streambus.operator.certificates;

import static io.streambus.api.vocabulary.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.vocabulary.ConditionReason.SECRET_MISSING;

import io.streambus.operator.secrets.Entry;
import io.streambus.operator.secrets.PairFacts;
import io.streambus.operator.secrets.PairFacts.KeyFit;
import io.streambus.operator.secrets.PairName;
import java.util.stream.Stream;

/** Whether a program can read a certificate and its key at all. */
final class PairChecks {

  private PairChecks() {}

  static Stream<Finding> certificates(Place place, PairName name, PairFacts pair) {
    return entry(place, name.certificates(), "certificates in PEM", pair.certificates());
  }

  static Stream<Finding> key(Place place, PairName name, PairFacts pair) {
    Stream<Finding> differs =
        pair.key().usable().filter(KeyFit.DIFFERS::equals).stream()
            .map(
                fit ->
                    Place.stops(
                        CERTIFICATE_INVALID,
                        ("%s does not belong to the first certificate of %s; store the key of that"
                                + " certificate, or put its own certificate first")
                            .formatted(place.key(name.key()), name.certificates())));
    return Stream.concat(
        entry(place, name.key(), "the private key in PEM, not encrypted", pair.key()), differs);
  }

  private static Stream<Finding> entry(Place place, String key, String wanted, Entry<?> entry) {
    if (entry instanceof Entry.Absent) {
      return Stream.of(
          Place.stops(SECRET_MISSING, "%s has no key %s; add %s".formatted(place, key, wanted)));
    }
    return entry instanceof Entry.Unusable<?> unusable
        ? Stream.of(
            Place.stops(
                CERTIFICATE_INVALID,
                "%s %s; store %s".formatted(place.key(key), unusable.why(), wanted)))
        : Stream.empty();
  }
}
