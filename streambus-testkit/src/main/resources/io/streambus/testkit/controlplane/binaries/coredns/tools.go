//go:build tools

// Package tools pins CoreDNS, which tests on a real node build.
package tools

import _ "github.com/coredns/coredns"
