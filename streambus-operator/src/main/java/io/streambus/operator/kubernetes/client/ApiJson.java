package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads JSON of the API server, whatever etcd can hold. The default limits of Jackson are lower: a
 * single object with a name of 50,001 characters, even one in its managed fields, could not be
 * read, and would stop the informer for all objects of its kind.
 */
final class ApiJson {

  /** More than an object can have: etcd limits it to 1.5 MiB by default. */
  private static final int MAX_LENGTH = 20_000_000;

  /** The API server rejects objects that are nested more than 10,000 levels deep. */
  private static final int MAX_DEPTH = 10_100;

  private ApiJson() {}

  /**
   * Returns the builder of a mapper that does not remember names. By default, Jackson keeps the
   * names in up to 6,000 documents, whatever their length, and fails if many names in a document
   * have the same hash.
   */
  static JsonMapper.Builder mapper() {
    return JsonMapper.builder(
        new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNameLength(MAX_LENGTH)
                    .maxStringLength(MAX_LENGTH)
                    .maxNumberLength(MAX_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build());
  }
}
