/** Tests of what is resolved and built. */
@NullMarked
package io.streambus.resources;

import org.jspecify.annotations.NullMarked;
