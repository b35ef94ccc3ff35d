/** Tests of previews. */
@NullMarked
package io.streambus.operator.preview;

import org.jspecify.annotations.NullMarked;
