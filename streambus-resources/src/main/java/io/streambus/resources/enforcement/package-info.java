/** Which component enforces each field of the spec, and which fields nothing enforces. */
@NullMarked
package io.streambus.resources.enforcement;

import org.jspecify.annotations.NullMarked;
