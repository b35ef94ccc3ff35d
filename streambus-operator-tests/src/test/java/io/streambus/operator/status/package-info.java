@NullMarked
package io.streambus.operator.status;

import org.jspecify.annotations.NullMarked;
