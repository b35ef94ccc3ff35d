/** Which component enforces each field of the spec, and which fields are not enforced. */
@NullMarked
package io.streambus.resources.enforcement;

import org.jspecify.annotations.NullMarked;
