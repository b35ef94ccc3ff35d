package io.streambus.api;

import java.util.Optional;

/**
 * A spec that does not match the model.
 *
 * @param path JSON path of a value that does not match, such as {@code spec.replicas}
 * @param readable the fields of the spec that match the model, without those that violate the
 *     schema; empty if the spec is not an object
 */
public record SpecParseError(String path, Optional<StreamBusClusterSpec> readable) {}
