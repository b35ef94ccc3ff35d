@NullMarked
package io.streambus.operator.trouble;

import org.jspecify.annotations.NullMarked;
