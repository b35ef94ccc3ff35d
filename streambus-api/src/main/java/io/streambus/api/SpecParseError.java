package io.streambus.api;

/**
 * Why a spec could not be read.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}
 * @param message what is wrong there
 */
public record SpecParseError(String path, String message) {}
