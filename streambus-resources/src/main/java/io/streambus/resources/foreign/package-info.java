/** Kinds of other projects, as far as the operator reads and writes them. */
@NullMarked
package io.streambus.resources.foreign;

import org.jspecify.annotations.NullMarked;
