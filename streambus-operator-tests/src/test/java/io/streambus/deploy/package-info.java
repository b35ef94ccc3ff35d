/** Tests of everything in the folder deploy. */
@NullMarked
package io.streambus.deploy;

import org.jspecify.annotations.NullMarked;
