/** A resolved cluster: all defaults filled in, all rules satisfied. */
@NullMarked
package io.streambus.resources.model;

import org.jspecify.annotations.NullMarked;
