/** One spelling for one value, so that equal values can be told by comparing bytes. */
@NullMarked
package io.streambus.resources.canonical;

import org.jspecify.annotations.NullMarked;
