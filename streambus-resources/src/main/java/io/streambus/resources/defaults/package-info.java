/** Defaults of every field that a valid spec leaves unset. */
@NullMarked
package io.streambus.resources.defaults;

import org.jspecify.annotations.NullMarked;
