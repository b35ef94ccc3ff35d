@NullMarked
package io.streambus.resources.membership;

import org.jspecify.annotations.NullMarked;
