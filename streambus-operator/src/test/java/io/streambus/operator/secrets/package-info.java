@NullMarked
package io.streambus.operator.secrets;

import org.jspecify.annotations.NullMarked;
