/** Judges JSON by the structural schemas that CustomResourceDefinitions contain. */
@NullMarked
package io.streambus.api.openapi;

import org.jspecify.annotations.NullMarked;
