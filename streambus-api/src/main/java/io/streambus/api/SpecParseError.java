package io.streambus.api;

/**
 * An error that prevented a spec from being parsed.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}
 * @param message what is wrong with the value
 */
public record SpecParseError(String path, String message) {}
