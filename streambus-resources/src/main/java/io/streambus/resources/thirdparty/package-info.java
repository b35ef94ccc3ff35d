/** Third-party kinds, limited to the fields that the operator reads and writes. */
@NullMarked
package io.streambus.resources.thirdparty;

import org.jspecify.annotations.NullMarked;
