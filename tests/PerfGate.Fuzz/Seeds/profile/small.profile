*** START PGO Data, max index = 3 ***
@@@ codehash 0xB8A4BB77 methodhash 0x24AB8F62 ilSize 0x00000112 records 0x00000002
MethodName: Sample.Words.Next
Signature: int32  (wchar&,int32)
Schema InstrumentationKind 385 ILOffset 23 Count 1 Other 24
4
Schema InstrumentationKind 195 ILOffset 92 Count 2 Other 3221225472
TypeHandle: Sample.Words+<>c__DisplayClass3_0, Sample, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null
TypeHandle: NULL
@@@ codehash 0x9037D640 methodhash 0xAE3C1B3A ilSize 0x000000A5 records 0x00000001
MethodName: System.Linq.Enumerable+Iterator`2[System.Int32,System.__Canon].Fill
Signature: void  (value class System.Span`1<!1>,!0)
Schema InstrumentationKind 275 ILOffset 18 Count 1 Other 0
MethodHandle: <Next>b__0|@|Sample.Words+<>c__DisplayClass3_0, Sample, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null
@@@ codehash 0x00000001 methodhash 0x00000002 ilSize 0x00000003 records 0x00000000
MethodName: Sample.Words..ctor
Signature: void  ()
*** END PGO Data ***
