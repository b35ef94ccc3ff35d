@NullMarked
package io.streambus.operator.certificates.secret;

import org.jspecify.annotations.NullMarked;
